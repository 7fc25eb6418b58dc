const HEAD = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Emprise</title>
`;

export const PAGE_HTML = `${HEAD}<link rel="stylesheet" href="vote.css">
</head>
<body>
<header><strong>Emprise</strong><button type="button" id="language" lang="en">English</button></header>
<main id="main"><noscript><p>Cette page a besoin de JavaScript. / This page needs JavaScript.</p></noscript></main>
<script src="vote.js"></script>
</body>
</html>
`;

/** What a mistyped address shows. Nothing of the workshop. */
export const ELSEWHERE_HTML = `${HEAD}</head>
<body>
<h1>Cette adresse n’est pas celle du vote</h1>
<p>Scannez à nouveau le code affiché dans la salle, ou retapez l’adresse en entier.</p>
<p lang="en">This is not the address of the vote. Scan the code on display again, or type the whole address.</p>
</body>
</html>
`;
