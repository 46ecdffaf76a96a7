namespace Visavis.Web.Accounts;

/// <summary>Names of the authorisation policies. The default one, of a bare <c>[Authorize]</c>, asks for an account that finished its first sign-in.</summary>
public static class AccountPolicies
{
    /// <summary>A finished account that is listed in the directory.</summary>
    public const string Professional = nameof(Professional);

    /// <summary>Any account, finished or not.</summary>
    public const string SignedIn = nameof(SignedIn);
}
