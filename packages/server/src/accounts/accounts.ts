/**
 * Accounts and sessions by better-auth on our own database: e-mail and password, sessions kept on the server. What an
 * account may do is not here; duties come from the journal.
 */
import { betterAuth } from 'better-auth';
import { bearer } from 'better-auth/plugins/bearer';
import { assert, err, ok, type Refusal, type Result } from '@touchstone/kernel';
import { checkShape } from '@touchstone/domain';
import { requireDatabase, type Database } from '@touchstone/store';
import { Type } from 'typebox';
import { createRecentSessions, type Person } from './recent-sessions.ts';

export type { Person } from './recent-sessions.ts';

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

/** What we use of the library's answer; it says more. */
const SessionAnswer = Type.Object({
  token: Type.String(),
  user: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String() }),
});

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
    const session = checkShape(SessionAnswer, await response.json());
    assert(session.ok, 'the sign-in library answers with a token and a person');
    const { token, user } = session.value;
    const person = { id: user.id, name: user.name, email: user.email };
    return { person, cookies: response.headers.getSetCookie(), token };
  };
  /** The library hides why it failed. Where that is the database, nobody is told to mend a password or to sign in again. */
  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    try {
      return await question();
    } catch {
      await requireDatabase(database);
      return question();
    }
  };
  const askForm = (question: () => Promise<Response>): Promise<Response> =>
    ask(async () => {
      const response = await question();
      assert(response.status < 500, 'the sign-in library works where its database does');
      return response;
    });
  const recent = createRecentSessions();
  return {
    personOf: async (headers) => {
      const key = sessionKey(headers);
      if (key === undefined) return undefined;
      const known = recent.read(key);
      if (known !== undefined) return known;
      const keep = recent.begin(key);
      const session = await ask(() => auth.api.getSession({ headers }));
      if (session === null) return undefined;
      const { email, id, name } = session.user;
      const person = { id, name, email };
      keep(person);
      return person;
    },
    signIn: async (email, password) => {
      const response = await askForm(() => auth.api.signInEmail({ body: { email, password }, asResponse: true }));
      if (response.ok) return ok(await answer(response));
      return err({ code: 'access.wrong-password', at: 'password' });
    },
    signUp: async (name, email, password) => {
      if (password.length < passwordLengthMin) {
        return err({ code: 'access.short-password', at: 'password', facts: { characters: passwordLengthMin } });
      }
      const response = await askForm(() => auth.api.signUpEmail({ body: { name, email, password }, asResponse: true }));
      if (response.ok) return ok(await answer(response));
      return err({ code: 'access.account-exists', at: 'email' });
    },
    signOut: async (headers) => {
      try {
        return await ask(async () => {
          const { headers: answered } = await auth.api.signOut({ headers, asResponse: true });
          // The library clears the cookie even where it could not end the session.
          assert((await auth.api.getSession({ headers })) === null, 'who signed out has no session');
          return answered.getSetCookie();
        });
      } finally {
        recent.forget(sessionKey(headers));
      }
    },
  };
}

/** What in the headers names a session: the bearer token, or the library's own cookie among all others. */
function sessionKey(headers: Headers): string | undefined {
  const cookie = headers
    .get('cookie')
    ?.split('; ')
    .find((part) => part.includes('touchstone.session_token='));
  return headers.get('authorization') ?? cookie;
}
