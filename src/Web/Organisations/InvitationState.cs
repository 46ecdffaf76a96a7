namespace Visavis.Web.Organisations;

public enum InvitationState
{
    Open,
    Used,

    /// <summary>Withdrawn, replaced by a newer one, or declined.</summary>
    Withdrawn,
    Expired,
}
