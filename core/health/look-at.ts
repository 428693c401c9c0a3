import type { HealthCheck, PartHealth } from './parts.ts';

export interface LookLimits {
  /** Nobody waits longer for a part. */
  readonly milliseconds: number;
  /** A part that does not answer is only slow for so long after its last answer: it may be at a long piece of work. */
  readonly patienceMs: number;
}

/**
 * Looks at a part for a limited time. A look that takes longer goes on, and there is no second one before it has ended:
 * whoever is overloaded is not asked more and more.
 *
 * @param onFault told why a part cannot be used.
 */
export function lookAt(
  { look }: HealthCheck,
  { milliseconds, patienceMs }: LookLimits,
  onFault: (error: unknown) => void,
): () => Promise<PartHealth> {
  let lastAnswer: number | undefined = performance.now(); // the first may take as long: it has to connect
  let flight: Promise<PartHealth> | undefined;

  const begin = async (): Promise<PartHealth> => {
    const began = performance.now();
    try {
      const status = await look();
      lastAnswer = performance.now();
      return { status, milliseconds: status === 'asleep' ? null : lastAnswer - began };
    } catch (error) {
      lastAnswer = undefined;
      onFault(error);
      return { status: 'unhealthy', milliseconds: performance.now() - began };
    } finally {
      flight = undefined;
    }
  };

  const isPatient = () => lastAnswer !== undefined && performance.now() - lastAnswer < patienceMs;
  const late = (): PartHealth => ({ status: isPatient() ? 'degraded' : 'unhealthy', milliseconds: null });

  return async () => {
    flight ??= begin();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<PartHealth>((resolve) => {
      timer = setTimeout(() => resolve(late()), milliseconds);
    });
    try {
      return await Promise.race([flight, timeout]);
    } finally {
      clearTimeout(timer);
    }
  };
}
