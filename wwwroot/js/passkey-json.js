/** @param {string} text base64url */
function toBytes(text) {
  const base64 = text.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
}

/** @param {ArrayBuffer | null | undefined} bytes */
function toText(bytes) {
  if (!bytes) return undefined;
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {any[] | undefined} list */
const withIds = list => list?.map(entry => ({ ...entry, id: toBytes(entry.id) }));

/**
 * What `navigator.credentials.create` takes, from the server's JSON; older browsers cannot read it themselves.
 * @param {any} json
 * @returns {PublicKeyCredentialCreationOptions}
 */
export function creationOptions(json) {
  const own = /** @type {any} */ (PublicKeyCredential).parseCreationOptionsFromJSON;
  if (own) return own.call(PublicKeyCredential, json);
  return {
    ...json,
    challenge: toBytes(json.challenge),
    user: { ...json.user, id: toBytes(json.user.id) },
    excludeCredentials: withIds(json.excludeCredentials),
  };
}

/**
 * What `navigator.credentials.get` takes.
 * @param {any} json
 * @returns {PublicKeyCredentialRequestOptions}
 */
export function requestOptions(json) {
  const own = /** @type {any} */ (PublicKeyCredential).parseRequestOptionsFromJSON;
  if (own) return own.call(PublicKeyCredential, json);
  return { ...json, challenge: toBytes(json.challenge), allowCredentials: withIds(json.allowCredentials) };
}

/**
 * The authenticator's answer as the server reads it. Some password managers replace `toJSON` by one that throws.
 * @param {any} credential
 */
export function credentialJson(credential) {
  try {
    return JSON.stringify(credential.toJSON());
  } catch {
    const { response } = credential;
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        clientDataJSON: toText(response.clientDataJSON),
        attestationObject: toText(response.attestationObject),
        transports: response.getTransports?.(),
        authenticatorData: toText(response.authenticatorData ?? response.getAuthenticatorData?.()),
        signature: toText(response.signature),
        userHandle: toText(response.userHandle),
      },
    });
  }
}
