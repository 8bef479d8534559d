import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';

interface KeyProps {
  /** The stable name by which scenarios find it. */
  readonly name: string;
  readonly onTap: () => void;
  readonly children: ReactNode;
  /** Said by assistive technology where the face alone would not do. */
  readonly label?: string;
}

/** The focus stays where it is, so that Enter on a real keyboard never presses the key that a finger touched last. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** Enter and the space bar press the key that has the focus; they do not answer the question beside. */
function keepPress(event: KeyboardEvent): void {
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
}

/** A key of a pad or a keyboard: the platform's own button, of which a screen may have forty. */
export function Key({ name, onTap, children, label }: KeyProps) {
  return (
    <button
      type="button"
      className="tap tap--key"
      data-testid={name}
      onClick={onTap}
      onMouseDown={keepFocus}
      onKeyDown={keepPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </button>
  );
}
