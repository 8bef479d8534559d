import type { FaceCeremony, FaceCeremonyResult } from '../../machines/phone/view.types';
import type { FaceOutcome } from '../../machines/workbench/console.types';

/** A phone's authenticator: it verifies the holder's face, and answers the centre's challenge when it has. */
export interface FaceVerifier {
  /** Performs a ceremony; an abort of the signal is `face-cancelled`. */
  verify(ceremony: FaceCeremony, signal: AbortSignal): Promise<FaceCeremonyResult>;
  /** The credential (base64url) with which this phone was enrolled last; absent before. */
  readonly credentialId?: string | undefined;
}

/** Where a simulated phone's holder can be told to look away. */
export interface FaceControl {
  /** REF-15. What the next face checks come to. */
  setFace(outcome: FaceOutcome): Promise<void>;
}
