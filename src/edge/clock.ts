/** The day, in UTC: `2026-07-13`. */
export const today = (): string => new Date().toISOString().slice(0, 10)
