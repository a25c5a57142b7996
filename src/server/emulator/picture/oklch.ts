/** A colour in OKLCH: lightness 0–1, chroma 0–0.37, hue in degrees. Source: https://bottosson.github.io/posts/oklab/ */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number };
