namespace Visavis.Web.Professionals;

/// <summary>What clients said of proven services, counted.</summary>
public sealed record AppraisalCounts(int Satisfied, int All, int Recommending)
{
    /// <summary>Of fewer, a count says more about one client than about the professional, and lists show none.</summary>
    public const int FewestShown = 3;
}

/// <summary>Counts of appraisals for lists of people; whoever keeps the appraisals answers. It feeds no order and no filter.</summary>
public interface IAppraisalCounts
{
    /// <returns>Of those alone who have enough of them.</returns>
    Task<IReadOnlyDictionary<Guid, AppraisalCounts>> OfAsync(IReadOnlyCollection<Guid> professionals, CancellationToken cancellationToken);
}
