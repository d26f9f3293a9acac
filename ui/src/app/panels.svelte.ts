/** Which of the frame's own panels is open. */
export const panels = $state({ palette: false, shortcuts: false });
