/**
 * A lint rule: a Result may not be dropped. A refusal that nobody looks at is a "no" taken for a "yes", and no type checker
 * complains about an unused value. `void` before the call says that the outcome is left aside on purpose.
 */
import type { Rule } from 'eslint';
import type { Type } from 'typescript';

/** What typescript-eslint adds to the parser's services when it has types. */
interface TypedServices {
  readonly getTypeAtLocation: (node: unknown) => Type;
}

/** A Result, or one of its two halves: told by shape, so that an alias or an inferred type counts as well. */
function isResult(type: Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.every((member) => {
    const has = (name: string): boolean => member.getProperty(name) !== undefined;
    return has('ok') && (has('value') || has('error'));
  });
}

export const noDroppedResult: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { dropped: 'This Result is dropped: look at `ok`, return it, or put `void` before the call.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices as unknown as TypedServices;
    return {
      ExpressionStatement(node) {
        if (node.expression.type === 'AssignmentExpression') return;
        if (isResult(services.getTypeAtLocation(node.expression))) context.report({ node, messageId: 'dropped' });
      },
    };
  },
};
