/** Signing in, creating an account, signing out; in a demonstration also signing in with one click. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { err, type Refusal, type Result } from '@touchstone/kernel';
import { checkShape, closed, Email, Name } from '@touchstone/domain';
import { formState, refusalToFormError, SignInPage, SignUpPage, type FormState } from '@touchstone/ui';
import { Type } from 'typebox';
import { passwordLengthMin, type SignedIn } from '../accounts/accounts.ts';
import { demoAccounts, demoPassword } from '../demo/demo-accounts.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, refusalStatus, sendPage, sendProblem } from '../http/pages.ts';
import { queryOf } from '../http/address.ts';
import type { Services } from '../http/services.ts';
import { headersOf, visitOf, type Visit } from '../http/visit.ts';

const Password = Type.String({ minLength: 1, maxLength: 200 });
const SignIn = Type.Object({ email: Email, password: Password }, closed);
const SignUp = Type.Object({ name: Name, email: Email, password: Password }, closed);

/** Each try costs a guess at a password; people need few. */
const fewTries = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };

export function addAccessPages(server: FastifyInstance, services: Services): void {
  const { accounts } = services;
  getNow(server, services, '/sign-in', 'program', async (request, reply) => {
    const visit = await visitOf(services, request);
    const next = pathOfThisSite(queryOf(request, 'next'));
    if (visit.person !== undefined) return reply.redirect(next, 303);
    return sendPage(reply, signInPage(services, visit, next)(freshForm(visit)));
  });
  server.post('/sign-in', fewTries, async (request, reply) => {
    const visit = await visitOf(services, request);
    const { email, password } = fieldsOf(request);
    const next = pathOfThisSite(fieldsOf(request)['next']);
    const checked = checkShape(SignIn, { email, password });
    const outcome = checked.ok
      ? await accounts.signIn(checked.value.email, checked.value.password).then(oneRefusal)
      : checked;
    return finish(visit, request, reply, { outcome, next, page: signInPage(services, visit, next) });
  });
  getNow(server, services, '/sign-up', 'program', async (request, reply) => {
    const visit = await visitOf(services, request);
    const next = pathOfThisSite(queryOf(request, 'next'));
    if (visit.person !== undefined) return reply.redirect(next, 303);
    return sendPage(reply, signUpPage(visit, next)(freshForm(visit)));
  });
  server.post('/sign-up', fewTries, async (request, reply) => {
    const visit = await visitOf(services, request);
    const { email, name, password } = fieldsOf(request);
    const next = pathOfThisSite(fieldsOf(request)['next']);
    const checked = checkShape(SignUp, { name, email, password });
    const outcome = checked.ok
      ? await accounts.signUp(checked.value.name, checked.value.email, checked.value.password).then(oneRefusal)
      : checked;
    return finish(visit, request, reply, { outcome, next, page: signUpPage(visit, next) });
  });
  server.post('/sign-out', async (request, reply) => {
    const cookies = await accounts.signOut(headersOf(request));
    // What the device kept of unsaved words is not for whoever uses it next.
    return reply
      .header('set-cookie', [...cookies])
      .header('clear-site-data', '"storage"')
      .redirect('/', 303);
  });
  if (services.demo) addDemoSignIn(server, services);
}

/** The password is public, so this is only there where the whole installation is a demonstration. */
function addDemoSignIn(server: FastifyInstance, services: Services): void {
  server.post('/demo/sign-in', async (request, reply) => {
    const visit = await visitOf(services, request);
    const next = pathOfThisSite(fieldsOf(request)['next']);
    const { account } = fieldsOf(request);
    const person = demoAccounts.find(({ id }) => id === account);
    if (person === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    const outcome = oneRefusal(await services.accounts.signIn(person.email, demoPassword));
    return finish(visit, request, reply, { outcome, next, page: signInPage(services, visit, next) });
  });
}

interface Outcome {
  readonly outcome: Result<SignedIn, readonly Refusal[]>;
  readonly next: string;
  readonly page: (form: FormState) => VNode;
}

function finish(
  { t }: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
  { next, outcome, page }: Outcome,
): FastifyReply {
  if (outcome.ok) return reply.header('set-cookie', [...outcome.value.cookies]).redirect(next, 303);
  const errors = outcome.error.map((refusal) => refusalToFormError(t, refusal));
  const [first] = outcome.error;
  return sendPage(
    reply,
    page(formState(t, fieldsOf(request), errors)),
    first === undefined ? 422 : refusalStatus(first),
  );
}

function oneRefusal<T>(result: Result<T, Refusal>): Result<T, readonly Refusal[]> {
  return result.ok ? result : err([result.error]);
}

function signInPage({ demo }: Services, { frame, t }: Visit, next: string): (form: FormState) => VNode {
  const demoPeople = demo ? demoAccounts.map(({ id, label, name }) => ({ id, name, part: label[t.language] })) : [];
  return (form) => SignInPage({ frame, form, next, demoPeople });
}

function signUpPage({ frame }: Visit, next: string): (form: FormState) => VNode {
  return (form) => SignUpPage({ frame, form, next, passwordLength: passwordLengthMin });
}

/** Where to go afterwards: a path of this site, never another site whatever the link says. */
function pathOfThisSite(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/work';
  const here = 'https://this.invalid';
  const address = URL.parse(next, here);
  return address?.origin === here ? `${address.pathname}${address.search}` : '/work';
}
