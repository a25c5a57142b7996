import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff, LogIn } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '#web/api/request.ts';
import { signIn } from '#web/api/session/sign-in.ts';
import { Countdown } from '#web/task/countdown.tsx';
import { useNow } from '#web/task/use-now.ts';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { isEncrypted } from './is-encrypted.ts';

/** The way in where the server asks for its access token. `isReturn`: a page in use is waiting behind it. */
export function SignInPage({ isReturn }: { readonly isReturn: boolean }) {
  const box = useRef<HTMLInputElement>(null);
  const [token, setToken] = useState('');
  const [isShown, setShown] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [waitUntil, setWaitUntil] = useState(0);
  const isWaiting = useNow(waitUntil > 0, 250) < waitUntil;
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: signIn,
    onError(failure) {
      if (failure instanceof ApiProblem && failure.retryAfterMs !== null)
        setWaitUntil(Date.now() + failure.retryAfterMs);
      box.current?.select();
    },
  });
  useEffect(() => box.current?.focus(), []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isPending || isWaiting) return;
    setMissing(token.trim() === '');
    setWaitUntil(0);
    if (token.trim() !== '') mutate(token.trim());
    else reset();
    box.current?.focus();
  }

  const isWrong = isMissing || error !== null;
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,24rem)] content-center justify-center gap-4 p-4">
      <header className="flex items-center gap-2">
        <img src="/favicon.svg" alt="" className="size-6" />
        <h1 className="text-xl font-semibold">Sign in to Proofsheet</h1>
      </header>
      {isReturn ? (
        <Notice tone="neutral" title="Your session has ended.">
          What you typed is still here, and comes back as you left it. What runs goes on.
        </Notice>
      ) : null}
      <form
        onSubmit={submit}
        noValidate
        className="space-y-4 rounded-lg border border-line bg-panel p-4 shadow-sm"
      >
        <div className="space-y-1.5">
          <label htmlFor="token" className="block text-sm font-medium">
            Access token
          </label>
          <div className="flex gap-1.5">
            <TextField
              ref={box}
              id="token"
              name="token"
              type={isShown ? 'text' : 'password'}
              autoComplete="current-password"
              autoCapitalize="none"
              spellCheck={false}
              mono
              required
              aria-invalid={isWrong || undefined}
              aria-describedby={isWrong ? 'token-hint token-error' : 'token-hint'}
              value={token}
              onChange={(event) => setToken(event.target.value)}
              className="[&>input]:h-10!"
            />
            <IconButton
              size="lg"
              variant="outline"
              icon={isShown ? EyeOff : Eye}
              label="Show the token"
              pressed={isShown}
              onClick={() => setShown(!isShown)}
            />
          </div>
          <p id="token-hint" className="text-xs text-ink-soft">
            The value of <code className="font-mono text-2xs">ACCESS_TOKEN</code> that this server was started
            with.
          </p>
        </div>
        <div id="token-error" role="alert" className="text-sm text-danger empty:hidden">
          {sentenceOf({ isMissing, error, waitUntil })}
        </div>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          icon={LogIn}
          aria-disabled={isPending || isWaiting}
          className="w-full"
        >
          {isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      {isEncrypted() ? null : (
        <Notice tone="warning" title="This connection is not encrypted.">
          Whoever is on this network can read the token, prompts and pictures. Open the page over https where
          you can.
        </Notice>
      )}
    </main>
  );
}

type Outcome = {
  readonly isMissing: boolean;
  readonly error: Error | null;
  /** Milliseconds since 1970; 0: at once. */
  readonly waitUntil: number;
};

function sentenceOf({ isMissing, error, waitUntil }: Outcome) {
  if (isMissing) return 'Type the access token.';
  if (waitUntil === 0) return error?.message;
  return (
    <>
      Too many wrong tokens came from here. Try again <Countdown until={new Date(waitUntil).toISOString()} />.
    </>
  );
}
