/** The command line has no code that others import; its entry is `main.ts`. */
export {};
