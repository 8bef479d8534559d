/** A neutral card: no crest, no name, no number. */
function CardShape() {
  return (
    <g>
      <rect
        x="0"
        y="0"
        width="172"
        height="108"
        rx="10"
        fill="var(--card)"
        stroke="var(--line-strong)"
        strokeWidth="3"
      />
      <rect x="14" y="24" width="44" height="56" rx="5" fill="var(--surface-sunken)" />
      <circle cx="36" cy="45" r="10" fill="var(--line-strong)" />
      <path d="M20 76c2-13 9-18 16-18s14 5 16 18z" fill="var(--line-strong)" />
      <rect x="72" y="26" width="84" height="9" rx="4" fill="var(--line)" />
      <rect x="72" y="44" width="62" height="9" rx="4" fill="var(--line)" />
      <rect x="124" y="66" width="32" height="26" rx="5" fill="var(--chip)" />
      <path d="M124 79h32M140 66v26" stroke="var(--card)" strokeWidth="2.5" />
    </g>
  );
}

/** A reader's tray, with the place for the card marked on it. */
function Tray() {
  return (
    <g strokeLinejoin="round">
      <path d="M58 150h244l48 112H10z" fill="var(--surface-sunken)" stroke="var(--line-strong)" strokeWidth="4" />
      <path d="M10 262h340v24a8 8 0 0 1-8 8H18a8 8 0 0 1-8-8z" fill="var(--line-strong)" />
      <path
        d="M98 168h164l17 76H81z"
        fill="var(--surface)"
        stroke="var(--accent)"
        strokeWidth="4"
        strokeDasharray="12 9"
        strokeLinecap="round"
      />
      <circle cx="180" cy="278" r="6" fill="var(--accent-soft)" />
    </g>
  );
}

interface ReaderArtProps {
  /** What the card does: comes to the reader, lies on it, or leaves it. */
  readonly card: 'coming' | 'lying' | 'leaving';
}

/** The kiosk's card reader and a card. */
export function ReaderArt({ card }: ReaderArtProps) {
  return (
    <svg className={`art reader-art reader-art--${card}`} viewBox="0 30 360 270" aria-hidden="true" focusable="false">
      <Tray />
      <g className="reader-art__card">
        <g transform="translate(94 84)">
          <CardShape />
        </g>
      </g>
    </svg>
  );
}

interface PhoneArtProps {
  readonly isCardHeld: boolean;
}

/** A phone with a card at its back. */
export function PhoneArt({ isCardHeld }: PhoneArtProps) {
  return (
    <svg className="art phone-art" viewBox="0 0 320 280" aria-hidden="true" focusable="false">
      <g className={isCardHeld ? undefined : 'phone-art__card'}>
        <g transform="translate(16 92)">
          <CardShape />
        </g>
      </g>
      <rect
        x="128"
        y="14"
        width="132"
        height="252"
        rx="20"
        fill="var(--surface)"
        stroke="var(--on-surface)"
        strokeWidth="6"
      />
      <rect x="172" y="28" width="44" height="8" rx="4" fill="var(--line-strong)" />
      <g fill="none" stroke="var(--accent)" strokeWidth="7" strokeLinecap="round">
        <path d="M172 128a32 32 0 0 1 0 44" />
        <path d="M190 112a56 56 0 0 1 0 76" />
        <path d="M208 96a80 80 0 0 1 0 108" />
      </g>
    </svg>
  );
}

/** A face in the frame that a camera shows. */
export function FaceArt() {
  return (
    <svg className="art face-art" viewBox="0 0 240 280" aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--accent)" strokeWidth="8" strokeLinecap="round" className="face-art__frame">
        <path d="M12 60V30a18 18 0 0 1 18-18h30M180 12h30a18 18 0 0 1 18 18v30M228 220v30a18 18 0 0 1-18 18h-30M60 268H30a18 18 0 0 1-18-18v-30" />
      </g>
      <g fill="none" stroke="var(--on-surface)" strokeWidth="7" strokeLinecap="round">
        <path d="M120 46c-40 0-62 32-62 76 0 52 28 96 62 96s62-44 62-96c0-44-22-76-62-76z" fill="var(--surface)" />
        <path d="M94 116v8M146 116v8M120 126v26M98 178c12 12 32 12 44 0" />
      </g>
    </svg>
  );
}

/** Done. */
export function DoneArt() {
  return (
    <svg className="art done-art" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <circle cx="60" cy="60" r="54" fill="var(--success)" />
      <path
        d="M34 62l18 18 36-38"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="11"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

interface NoticeMarkProps {
  readonly tone: 'info' | 'warning' | 'danger' | 'success';
}

/** A shape for every tone: what it means is never said by colour alone. */
export function NoticeMark({ tone }: NoticeMarkProps) {
  return (
    <svg className="notice__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      {tone === 'warning' || tone === 'danger' ? (
        <path d="M20 4l17 31H3z" fill="currentColor" />
      ) : (
        <circle cx="20" cy="20" r="17" fill="currentColor" />
      )}
      <g stroke="var(--mark-ink)" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" fill="none">
        {tone === 'success' ? <path d="M12 21l6 6 11-13" /> : null}
        {tone === 'info' ? <path d="M20 19v10M20 11v0.1" /> : null}
        {tone === 'warning' || tone === 'danger' ? <path d="M20 16v8M20 30v0.1" /> : null}
      </g>
    </svg>
  );
}

interface ConditionMarkProps {
  readonly isMet: boolean;
  readonly label: string;
}

/** A tick in its ring once a condition is met; an empty ring before. */
export function ConditionMark({ isMet, label }: ConditionMarkProps) {
  return (
    <svg className="checks__mark" viewBox="0 0 40 40" role="img" aria-label={label} focusable="false">
      <circle cx="20" cy="20" r="16" fill={isMet ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="3" />
      {isMet ? (
        <path
          d="M12 21l6 6 11-13"
          fill="none"
          stroke="var(--surface)"
          strokeWidth="4.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : null}
    </svg>
  );
}
