/** A way to log in at a registry: by name and password, or by an identity token (Docker's `identitytoken`, OAuth2 refresh token). */
export type RegistryCredential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity-token'; readonly token: string };
