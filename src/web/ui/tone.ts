export type Tone = 'neutral' | 'accent' | 'warning' | 'danger' | 'success';
