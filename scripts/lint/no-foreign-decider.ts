/**
 * A lint rule of `domain`: a feature does not import the decider of another feature. What it needs from elsewhere arrives
 * as facts, so that each decision can be read, tested and replayed alone. A decider is a function that returns a `Decision`.
 */
import type { Rule } from 'eslint';
import { isTypeReferenceNode, type Type } from 'typescript';

interface TypedServices {
  readonly getTypeAtLocation: (node: unknown) => Type;
}

/** By the written return type, which every exported function has: an alias is gone from the computed one. */
function isDecider(type: Type): boolean {
  return type.getCallSignatures().some((signature) => {
    const returned = signature.getDeclaration().type;
    return returned !== undefined && isTypeReferenceNode(returned) && returned.typeName.getText() === 'Decision';
  });
}

export const noForeignDecider: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      foreign:
        '`{{name}}` decides for another feature: what this one needs arrives as facts; `cycle` joins the deciders.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices as TypedServices;
    return {
      ImportSpecifier(node) {
        const declaration = context.sourceCode.getAncestors(node).find(({ type }) => type === 'ImportDeclaration');
        const from = declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined;
        if (typeof from !== 'string' || !from.startsWith('../')) return;
        if (isDecider(services.getTypeAtLocation(node.local))) {
          context.report({ node, messageId: 'foreign', data: { name: node.local.name } });
        }
      },
    };
  },
};
