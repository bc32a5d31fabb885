import { describe, expect, it } from 'vitest';
import { asAuthSettings } from './auth-settings.ts';

const service = { ASSAY_OIDC_ISSUER: 'https://id.example/realm', ASSAY_OIDC_AUDIENCE: 'assay' };
const refused = expect.objectContaining({ code: 'invalid-input' });

describe('doors', () => {
  it('are off where only this machine reaches them, and on anywhere else, unless told', () => {
    expect(asAuthSettings({}, true).auth).toBe('off');
    expect(asAuthSettings({}, false).auth).toBe('on');
    expect(asAuthSettings({ ASSAY_AUTH: 'on' }, true).auth).toBe('on');
  });

  it('are never off where others reach them', () => {
    expect(() => asAuthSettings({ ASSAY_AUTH: 'off' }, false)).toThrow(refused);
  });
});

describe('the settings of tokens', () => {
  it('are none where nothing is set', () => {
    expect(asAuthSettings({ ASSAY_OIDC_ISSUER: '' }, false).tokens).toBeNull();
  });

  it('keep the issuer to the character, and look for its keys where they usually are', () => {
    expect(asAuthSettings(service, false).tokens).toEqual({
      issuer: 'https://id.example/realm',
      audience: 'assay',
      jwks: new URL('https://id.example/realm/.well-known/jwks.json'),
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      actorClaim: null,
      nameClaim: 'name',
      newcomers: null,
    });
  });

  it('are taken as they are set', () => {
    const more = {
      ASSAY_OIDC_JWKS: 'http://127.0.0.1:9000/keys',
      ASSAY_OIDC_ALGORITHMS: 'PS256, ES512',
      ASSAY_OIDC_ACTOR_CLAIM: 'assay_actor',
      ASSAY_OIDC_NAME_CLAIM: 'preferred_username',
      ASSAY_OIDC_NEWCOMERS: 'reader',
    };
    expect(asAuthSettings({ ...service, ...more }, false).tokens).toMatchObject({
      jwks: new URL('http://127.0.0.1:9000/keys'),
      algorithms: ['PS256', 'ES512'],
      actorClaim: 'assay_actor',
      nameClaim: 'preferred_username',
      newcomers: 'reader',
    });
  });

  it.each([
    { ASSAY_OIDC_AUDIENCE: '' },
    { ASSAY_OIDC_ISSUER: 'id.example' },
    { ASSAY_OIDC_ISSUER: 'http://id.example' },
    { ASSAY_OIDC_JWKS: 'http://id.example/keys' },
    { ASSAY_OIDC_JWKS: 'file:///keys' },
    { ASSAY_OIDC_ALGORITHMS: 'none' },
    { ASSAY_OIDC_ALGORITHMS: 'RS256,HS256' },
    { ASSAY_OIDC_NEWCOMERS: 'bot' },
    { ASSAY_OIDC_NEWCOMERS: 'king' },
    { ASSAY_PUBLIC_CLAIMS: 'some' },
    { ASSAY_AUTH: 'maybe' },
  ])('are refused as %j', (wrong) => {
    expect(() => asAuthSettings({ ...service, ...wrong }, false)).toThrow(refused);
  });

  it('are refused where only some are set', () => {
    expect(() => asAuthSettings({ ASSAY_OIDC_NEWCOMERS: 'reader' }, false)).toThrow(refused);
  });
});
