/** How images are looked at: all at once, or two in one frame. */
export type CompareView = 'side' | 'slider' | 'flicker' | 'difference';
