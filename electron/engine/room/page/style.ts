/** Colours of the window (renderer/ui/tokens.css), system fonts, letters as large as the phone is set to. No custom property, no grid: phones of ten years ago show it. */
export const PAGE_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: #1b2427; background: #eef1f1; }
header { display: flex; align-items: center; justify-content: space-between; padding: 8px 16px; background: #0b5a66; color: #fff; }
header button { min-height: 40px; padding: 0 12px; border: 1px solid #fff; border-radius: 5px; background: transparent; color: #fff; font: inherit; }
main { display: block; max-width: 560px; margin: 0 auto; padding: 16px 16px 48px; }
h1, h2, h3, p, button { overflow-wrap: break-word; word-wrap: break-word; }
h1 { margin: 8px 0 4px; font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 28px 0 4px; font-size: 1.1875rem; }
p { margin: 4px 0 12px; }
.hint { color: #4d5b5e; font-size: 0.9375rem; }
.card { margin: 0 0 10px; padding: 12px; border: 1px solid #cbd3d4; border-radius: 8px; background: #fff; }
.card h3 { margin: 0; font-size: 1.0625rem; font-weight: 600; }
.row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; }
.row h3 { max-width: 100%; padding-right: 12px; }
.value { font-size: 1.25rem; font-weight: 600; white-space: nowrap; }
input[type=range] { display: block; width: 100%; height: 40px; margin: 4px 0 0; accent-color: #0b5a66; }
label { display: block; font-weight: 600; }
input[type=text], select, textarea { display: block; width: 100%; min-height: 44px; margin: 4px 0 14px; padding: 8px 10px; border: 1px solid #6d7b7e; border-radius: 5px; background: #fff; color: inherit; font: inherit; }
textarea { min-height: 88px; }
.choices { display: flex; flex-wrap: wrap; margin: 8px -3px 0; }
.choices button { flex: 1 1 auto; min-height: 46px; margin: 0 3px 6px; padding: 6px 10px; border: 1px solid #6d7b7e; border-radius: 5px; background: #fff; color: inherit; font: inherit; }
.choices button[aria-pressed=true] { border-color: #0b5a66; box-shadow: inset 0 0 0 2px #0b5a66; background: #dfeef0; font-weight: 600; }
.primary { display: block; width: 100%; min-height: 52px; margin-top: 20px; border: 2px solid transparent; border-radius: 8px; background: #0b5a66; color: #fff; font: inherit; font-size: 1.1875rem; font-weight: 600; }
.primary[disabled] { background: #6d7b7e; }
.second { display: block; width: 100%; min-height: 48px; margin-top: 16px; border: 1px solid #6d7b7e; border-radius: 8px; background: transparent; color: inherit; font: inherit; }
h1:focus { outline: none; }
h1 label { font: inherit; }
#f-code { font-size: 1.5rem; letter-spacing: 1px; text-transform: uppercase; }
.alert { margin: 16px 0 0; padding: 12px; border-left: 4px solid #b3261e; background: #fdecea; }
.done { margin-top: 40px; text-align: center; }
.done .mark { display: block; font-size: 3.5rem; line-height: 1; color: #0b5a66; }
button:focus, input:focus, select:focus, textarea:focus { outline: 3px solid #1f6feb; outline-offset: 2px; }
header button:focus { outline-color: #fff; }
@media (forced-colors: active) {
  .choices button[aria-pressed=true] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media (prefers-color-scheme: dark) {
  body { color: #e7ecec; background: #151b1d; }
  .hint { color: #a9b6b8; }
  .card, input[type=text], select, textarea, .choices button { background: #1f282b; border-color: #4d5b5e; }
  .choices button[aria-pressed=true] { border-color: #5cb8c6; box-shadow: inset 0 0 0 2px #5cb8c6; background: #17373d; }
  .done .mark { color: #5cb8c6; }
  .alert { background: #3b1c1a; }
  input[type=range] { accent-color: #5cb8c6; }
}
`;
