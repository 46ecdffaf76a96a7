namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>The provider's answer proves nobody's identity. The reason is a fixed word, fit for the audit trail.</summary>
public sealed class SignInRefusedException : Exception
{
    public SignInRefusedException(string reason, Exception? innerException = null)
        : base($"Sign-in refused: {reason}.", innerException) => Reason = reason;

    public string Reason { get; }
}
