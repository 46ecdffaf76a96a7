namespace Visavis.Web.Trust.Decisions;

/// <summary>Who may not decide about whom.</summary>
public static class ConflictRules
{
    public static Conflict Of(DecisionParties parties)
    {
        if (parties.Subject is null)
        {
            return Conflict.None;
        }

        if (parties.Subject == parties.Decider)
        {
            return Conflict.Oneself;
        }

        if (parties.SubjectIsStaff)
        {
            return Conflict.Staff;
        }

        return
            parties.DeciderOrganisations.Contains(parties.Subject.Value)
            || parties.SubjectOrganisations.Any(parties.DeciderOrganisations.Contains)
            ? Conflict.OwnOrganisation
            : Conflict.None;
    }
}

/// <param name="SubjectIsStaff">Moderators and administrators first lose that role.</param>
/// <param name="DeciderOrganisations">Those the decider belongs to.</param>
public sealed record DecisionParties(
    Guid Decider,
    Guid? Subject,
    bool SubjectIsStaff,
    IReadOnlyCollection<Guid> DeciderOrganisations,
    IReadOnlyCollection<Guid> SubjectOrganisations
);

public enum Conflict
{
    None,
    Oneself,
    Staff,
    OwnOrganisation,
}
