// Controls that the mouse may press without taking the focus from where the keys belong.

/**
 * For onMouseDown: the focus stays where it is, so that Enter does what the place says and does not press the control
 * again.
 */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();
