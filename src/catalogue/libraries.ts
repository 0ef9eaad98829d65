/** A component of a library that needs a privacy interface, or hands an open-type on to a `<button>`. */
export interface LibraryComponent {
  /** Its usual tag, or the name under which the package exports it: `van-uploader`, `Uploader`. */
  readonly name: string
  /** The tags by which templates know it, in kebab-case; none where it is imported by name only. */
  readonly tags: readonly string[]
  /** Where it stands in the folder that holds the package's components, without an extension: `uploader/index`. */
  readonly path: string
  /** What its scripts call and its template holds, on whatever condition: `chooseMedia`, `scope.record`, `open-type getPhoneNumber`. */
  readonly needs: readonly string[]
  /** How it makes a `<button>` of its own; `null` where it does not. */
  readonly button: LibraryButton | null
}

/** Names of attributes in kebab-case. */
export interface LibraryButton {
  readonly openType: string
  /** Attributes of which the first one with a value becomes the id of the button inside; none where no id reaches it. */
  readonly ids: readonly string[]
  /** Whether it passes `agreeprivacyauthorization` on. */
  readonly passesEvent: boolean
}

/** A component library, as far as it matters. */
export interface Library {
  readonly package: string
  readonly version: string
  /**
   * - `native`: named by a path in `usingComponents`
   * - `easycom`: a uni-app library, found by its tags
   * - `exports`: its components are imported by name
   */
  readonly kind: 'native' | 'easycom' | 'exports'
  /** The folders of the package that hold its components, built or not; `''` is the package itself. */
  readonly folders: readonly string[]
  readonly components: readonly LibraryComponent[]
}
