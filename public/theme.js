// Blocking, in <head>: sets the chosen theme before the first paint. Without a choice the system's theme holds.
try {
  const looks = JSON.parse(localStorage.getItem('proofsheet.looks') ?? 'null');
  const theme = looks?.theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be barred or hold rubbish: follow the system.
}
