import type { CustomerSeen } from '../../machines/practice/view.types';

interface CustomerArtProps {
  readonly bearer: CustomerSeen['bearer'];
  readonly label: string;
}

/** Somebody in front of the till; a parent with a child beside them. */
export function CustomerArt({ bearer, label }: CustomerArtProps) {
  return (
    <svg className="customer-art" viewBox="0 0 64 64" role="img" aria-label={label}>
      <circle cx={bearer === 'representative' ? 24 : 32} cy="20" r="11" />
      <path d={bearer === 'representative' ? 'M4 62a20 20 0 0 1 40 0z' : 'M8 62a24 24 0 0 1 48 0z'} />
      {bearer === 'representative' ? (
        <>
          <circle cx="49" cy="37" r="7" />
          <path d="M37 62a12 12 0 0 1 24 0z" />
        </>
      ) : null}
    </svg>
  );
}
