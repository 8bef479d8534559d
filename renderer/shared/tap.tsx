import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

/** How much a button weighs: what is asked for, the way out, or something beside. */
export type TapKind = 'primary' | 'secondary' | 'quiet';

interface TapProps {
  /** The stable name by which scenarios find it. */
  readonly name: string;
  readonly kind: TapKind;
  readonly onTap: () => void;
  readonly children: ReactNode;
  /** Said by assistive technology where the face alone would not do. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly isChosen?: boolean;
}

/** Anything that can be tapped, besides the keys of a pad. */
export function Tap({ name, kind, onTap, children, label, isDisabled = false, isChosen }: TapProps) {
  return (
    <Button
      className={`tap tap--${kind}`}
      data-testid={name}
      isDisabled={isDisabled}
      onPress={onTap}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isChosen === undefined ? {} : { 'aria-pressed': isChosen })}
    >
      {children}
    </Button>
  );
}
