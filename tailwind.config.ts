import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';

/**
 * Every colour of the program. Greys carry no tint, because pictures are judged beside them; the one accent is the blue of
 * a cyanotype. Ink, ink-soft and ink-faint keep at least 4.5:1 on canvas, panel, raised and hover; accent, warning, danger and
 * success keep it there and on their own soft ground; line-strong keeps 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
const light = {
  canvas: '#f0f0f0',
  panel: '#f7f7f7',
  raised: '#ffffff',
  hover: '#e8e8e8',
  line: '#dadada',
  'line-strong': '#858585',
  ink: '#161616',
  'ink-soft': '#4a4a4a',
  'ink-faint': '#636363',
  accent: '#1d5fa8',
  'accent-ink': '#ffffff',
  'accent-soft': '#e4edf7',
  warning: '#855000',
  'warning-soft': '#f8f1e2',
  danger: '#b3261e',
  'danger-soft': '#faecea',
  success: '#1a6b3a',
  'success-soft': '#e8f3eb',
  scrim: 'rgb(0 0 0 / 0.45)',
  shade: 'rgb(0 0 0 / 0.14)',
};

const dark: typeof light = {
  canvas: '#101010',
  panel: '#171717',
  raised: '#1f1f1f',
  hover: '#2a2a2a',
  line: '#323232',
  'line-strong': '#757575',
  ink: '#ededed',
  'ink-soft': '#b8b8b8',
  'ink-faint': '#969696',
  accent: '#7ab3ef',
  'accent-ink': '#0c0c0c',
  'accent-soft': '#1a2735',
  warning: '#e5b052',
  'warning-soft': '#272014',
  danger: '#f28b82',
  'danger-soft': '#2c1c1b',
  success: '#7fcf9a',
  'success-soft': '#17241c',
  scrim: 'rgb(0 0 0 / 0.7)',
  shade: 'rgb(0 0 0 / 0.5)',
};

const themes = plugin(function addThemes({ addBase }) {
  addBase({
    ':root': { colorScheme: 'light', ...toVariables(light) },
    '@media (prefers-color-scheme: dark)': {
      ':root:not([data-theme=light])': { colorScheme: 'dark', ...toVariables(dark) },
    },
    ':root[data-theme=dark]': { colorScheme: 'dark', ...toVariables(dark) },
  });
});

function toVariables(tokens: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]));
}

function toReferences(tokens: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(tokens).map((name) => [name, `var(--${name})`]));
}

export default {
  content: [],
  theme: {
    colors: { transparent: 'transparent', current: 'currentColor', ...toReferences(light) },
    fontFamily: {
      sans: ['system-ui', '-apple-system', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'],
      mono: ['ui-monospace', 'SF Mono', 'Cascadia Mono', 'Consolas', 'Liberation Mono', 'monospace'],
    },
    fontSize: {
      '2xs': ['0.6875rem', { lineHeight: '1rem' }],
      xs: ['0.75rem', { lineHeight: '1rem' }],
      sm: ['0.8125rem', { lineHeight: '1.25rem' }],
      base: ['0.875rem', { lineHeight: '1.25rem' }],
      lg: ['1rem', { lineHeight: '1.5rem' }],
      xl: ['1.25rem', { lineHeight: '1.75rem' }],
    },
    borderRadius: { none: '0', sm: '2px', DEFAULT: '3px', md: '4px', lg: '6px', full: '9999px' },
    boxShadow: {
      none: 'none',
      sm: '0 1px 2px var(--shade)',
      md: '0 2px 8px var(--shade)',
      lg: '0 8px 24px var(--shade)',
    },
  },
  plugins: [themes],
} satisfies Config;
