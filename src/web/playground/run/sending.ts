/** Of all runs that are being sent, task after task: how many tasks went, of how many. `null`: none is. */
type SendingState = { readonly sent: number; readonly of: number } | null;

/** What is known of the runs that are being sent, and the word that ends them. */
function createSending() {
  const listeners = new Set<() => void>();
  let state: SendingState = null;
  let stops = 0;

  function become(next: SendingState): void {
    state = next && next.sent < next.of ? next : null;
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    /** A run begins. Answers what tells of its progress. */
    begin(count: number) {
      const stopsBefore = stops;
      let left = count;
      become({ sent: state?.sent ?? 0, of: (state?.of ?? 0) + count });
      return {
        isStopped: () => stops > stopsBefore,
        step(): void {
          left--;
          become(state && { ...state, sent: state.sent + 1 });
        },
        /** What was not sent is not waited for any more. */
        end(): void {
          become(state && { ...state, of: state.of - left });
        },
      };
    },
    /** Nothing more of any of them is sent. */
    stop(): void {
      stops++;
    },
  };
}

export const sending = createSending();
