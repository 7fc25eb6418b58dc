/** Colours and sizes of the design (light), in one sheet; printed on A4 with the heads of tables on each page. */
export const REPORT_STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#E6EAEB;color:#161F22;font:14px/20px "IBM Plex Sans",system-ui,"Segoe UI",Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:980px;margin:24px auto;padding:32px 40px;background:#fff;border:1px solid #DCE2E3;border-radius:8px}
h1{margin:0;font-size:26px;line-height:32px;font-weight:600}
header p{margin:4px 0 20px;color:#455256;overflow-wrap:anywhere}
h2{margin:32px 0 8px;padding-top:16px;border-top:2px solid #0B5C67;font-size:18px;line-height:24px;overflow-wrap:anywhere}
h3{margin:24px 0 4px;font-size:15px;line-height:20px;break-after:avoid}
p{margin:0 0 8px;color:#455256}
.counts{display:flex;gap:12px;flex-wrap:wrap;margin:8px 0 16px}
.count{flex:1 1 130px;padding:10px 14px;border:1px solid #DCE2E3;border-radius:5px;background:#F7F9F9;color:#455256}
.count b{display:block;color:#161F22;font-size:24px;line-height:30px;font-weight:600}
.count.repaired:not(.none){background:#FFF6E0;border-color:#E5C777}
.count.rejected:not(.none){background:#FBE9E7;border-color:#E0A59C}
dl{display:flex;gap:8px 32px;flex-wrap:wrap;margin:8px 0}
dt{color:#5A686B;font-size:12px;line-height:16px}
dd{margin:0}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:13px;line-height:18px}
thead{display:table-header-group}
th{padding:5px 8px;background:#F0F3F3;border-bottom:1px solid #C6CFD1;color:#455256;font-size:12px;line-height:16px;font-weight:500;text-align:left;vertical-align:bottom}
td{padding:5px 8px;border-bottom:1px solid #DCE2E3;vertical-align:top;overflow-wrap:anywhere}
tr{break-inside:avoid}
td.number,.col-count,.col-row,.col-before,.col-after,.col-change,.col-share,.col-shared{text-align:right}
td.number{white-space:nowrap}
.col-count,.col-row{width:74px}
.col-before,.col-after,.col-change,.col-share,.col-shared{width:104px}
.col-rows{width:27%}
.col-field,.col-examples{width:20%}
small{color:#5A686B;font-size:12px}
footer{margin-top:32px;padding-top:12px;border-top:1px solid #DCE2E3;color:#5A686B;font-size:12px}
@media print{@page{size:A4;margin:16mm 14mm}body{background:#fff;font-size:10pt;line-height:13pt}main{max-width:none;margin:0;padding:0;border:0}
.count,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}table{font-size:9pt;line-height:12pt}}
`;
