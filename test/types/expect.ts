// For the type tests beside it: they are compiled (npm run typecheck, and in test/package against the built
// declarations), never run.

/** True where two types are the same, and not merely assignable to each other. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/**
 * True where every field of options may be given as `undefined`, as `exactOptionalPropertyTypes` forbids unless a type
 * says so.
 */
export type TakesUndefined<Options> = { readonly [K in keyof Options]-?: undefined } extends Options ? true : false

/** The options of a function: what it takes second. */
export type OptionsOf<F extends (...args: never[]) => unknown> = NonNullable<Parameters<F>[1]>

/** Compiles where what stands between the brackets is true. */
export declare function holds<Fact extends true>(): Fact

/** Compiles where every option of a function may be `undefined`. */
export declare function takesUndefined<F extends (...args: never[]) => unknown>(
  find: F,
  ...fault: TakesUndefined<OptionsOf<F>> extends true ? [] : ['one of its options refuses undefined']
): void
