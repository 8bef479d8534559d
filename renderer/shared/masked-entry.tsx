interface MaskedEntryProps {
  /** Characters entered so far; the characters themselves never come here (INV-4). */
  readonly length: number;
  /** Boxes in all. */
  readonly of: number;
  /** Boxes that have to be filled; the others are drawn fainter. */
  readonly required: number;
  readonly label: string;
}

/** The entry as boxes: filled or not, never what is in them. */
export function MaskedEntry({ length, of, required, label }: MaskedEntryProps) {
  return (
    <div className={`masked-entry masked-entry--${of}`} role="img" aria-label={label} data-testid="masked-entry">
      {Array.from({ length: of }, (_, index) => (
        <span
          key={index}
          className="masked-entry__box"
          data-filled={index < length}
          data-next={index === length}
          data-optional={index >= required}
        />
      ))}
    </div>
  );
}
