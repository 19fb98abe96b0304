/** How many lanes the page of procedures takes: more could be neither read nor printed side by side. */
export const MOST_LANES = 12
