/**
 * Accounts and sessions by better-auth on our own database: e-mail and password, sessions kept on the server. What an
 * account may do is not here; duties come from the journal.
 */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { bearer } from 'better-auth/plugins';
import { err, ok, type Refusal, type Result } from '@touchstone/kernel';
import type { Database } from '@touchstone/store';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** `cookies` are the Set-Cookie values that the browser must get; `token` serves the API's bearer header. */
export interface SignedIn {
  readonly person: Person;
  readonly cookies: readonly string[];
  readonly token: string;
}

export interface Accounts {
  /** The person whose session the headers carry (cookie or bearer token), if any. */
  readonly personOf: (headers: Headers) => Promise<Person | undefined>;
  readonly signIn: (email: string, password: string) => Promise<Result<SignedIn, Refusal>>;
  readonly signUp: (name: string, email: string, password: string) => Promise<Result<SignedIn, Refusal>>;
  /** Ends the session; answers the cookies that clear it. */
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
}

export const passwordLengthMin = 12;

export interface AccountsOptions {
  readonly database: Database;
  readonly origin: string;
  /** signs the session cookie; 32 random bytes as text */
  readonly secret: string;
}

/** The library's own type is as large as its options; we only speak with it through `Accounts`. */
export function createAccounts({ database, origin, secret }: AccountsOptions): Accounts {
  const auth = betterAuth({
    appName: 'Touchstone',
    baseURL: origin,
    secret,
    database: database.accounts,
    emailAndPassword: { enabled: true, minPasswordLength: passwordLengthMin, maxPasswordLength: 200, autoSignIn: true },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    advanced: { cookiePrefix: 'touchstone', useSecureCookies: origin.startsWith('https://') },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [bearer()],
  });
  const answer = async (response: Response): Promise<SignedIn> => {
    const { token, user } = (await response.json()) as { token: string; user: Person };
    const { email, id, name } = user;
    return { person: { id, name, email }, cookies: response.headers.getSetCookie(), token };
  };
  return {
    personOf: async (headers) => {
      if (!headers.has('cookie') && !headers.has('authorization')) return undefined;
      const session = await auth.api.getSession({ headers });
      if (session === null) return undefined;
      const { email, id, name } = session.user;
      return { id, name, email };
    },
    signIn: async (email, password) => {
      const response = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
      if (response.ok) return ok(await answer(response));
      return err({ code: 'access.wrong-password', at: 'password' });
    },
    signUp: async (name, email, password) => {
      if (password.length < passwordLengthMin) {
        return err({ code: 'access.short-password', at: 'password', facts: { characters: passwordLengthMin } });
      }
      const response = await auth.api.signUpEmail({ body: { name, email, password }, asResponse: true });
      if (response.ok) return ok(await answer(response));
      return err({ code: 'access.account-exists', at: 'email' });
    },
    signOut: async (headers) => {
      try {
        return (await auth.api.signOut({ headers, asResponse: true })).headers.getSetCookie();
      } catch (error) {
        if (error instanceof APIError) return [];
        throw error;
      }
    },
  };
}
