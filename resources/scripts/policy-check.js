// Denies an exchange for an API that no policy names, which would fall back to the API of the login.
exports.onExecutePostLogin = async (event, api) => {
  if (event.transaction?.protocol !== 'oauth2-refresh-token') return;
  const wanted = event.request.body?.audience;
  const login = event.refresh_token?.resource_servers?.[0]?.audience;
  const policies = event.client.refresh_token?.policies ?? [];
  const named = policies.some((policy) => policy.audience === wanted);
  if (wanted && wanted !== login && !named) {
    api.access.deny(`No policy for ${wanted}`);
  }
};
