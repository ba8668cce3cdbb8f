/** The headers that every command takes, said once among the components of the OpenAPI document; operations refer to them. */
import type { SwaggerTransformObject } from '@fastify/swagger';

export const headersOnce: SwaggerTransformObject = (made) => {
  if (!('openapiObject' in made)) return made.swaggerObject;
  const { openapiObject: document } = made;
  const headers: Record<string, object> = {};
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of [path?.get, path?.post]) {
      if (operation?.parameters === undefined) continue;
      operation.parameters = operation.parameters.map((parameter) => {
        if ('$ref' in parameter || parameter.in !== 'header') return parameter;
        headers[parameter.name] = parameter;
        return { $ref: `#/components/parameters/${parameter.name}` };
      });
    }
  }
  return Object.assign(document, { components: { ...document.components, parameters: headers } });
};
