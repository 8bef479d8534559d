import { useEchoedLength } from './key-echo';

interface MaskedEntryProps {
  /** Characters entered so far; the characters themselves never come here (INV-4). */
  readonly length: number;
  /** Boxes in all. */
  readonly of: number;
  /** Boxes that have to be filled; the others are drawn fainter. */
  readonly required: number;
  /** Whether it takes letters beside digits. */
  readonly letters?: boolean;
  readonly label: string;
}

/** The entry as boxes: filled or not, never what is in them. */
export function MaskedEntry({ length, of, required, letters = false, label }: MaskedEntryProps) {
  const shown = useEchoedLength({ maximum: of, letters }, length);
  return (
    <div className={`masked-entry masked-entry--${of}`} role="img" aria-label={label} data-testid="masked-entry">
      {Array.from({ length: of }, (_, index) => (
        <span
          key={index}
          className="masked-entry__box"
          data-filled={index < shown}
          data-next={index === shown}
          data-optional={index >= required}
        />
      ))}
    </div>
  );
}
