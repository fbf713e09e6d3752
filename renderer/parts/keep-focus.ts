// For controls that can be clicked without taking the focus from the element that handles keys.

/**
 * For onMouseDown: the focus stays where it is, so that Enter performs the action of the place and does not press the
 * control again.
 */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();
