using Visavis.Web.Notifications;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements;

/// <summary>What is told when one side can do nothing on the site for a while, and days are agreed.</summary>
public sealed partial class ReplacementNotices
{
    /// <summary>Whoever is to come and the side that is still there hear that it stands, and that it is to be confirmed.</summary>
    /// <param name="absent">The account that cannot act: the service's, or else the client's.</param>
    /// <param name="name">Its name.</param>
    public async Task StandsAsync(
        ReplacementRequest request,
        IReadOnlyCollection<Guid> substitutes,
        Guid absent,
        string name,
        CancellationToken cancellationToken
    )
    {
        var place = await SiteAsync(request, cancellationToken);
        NotificationContent Content(string label, string path) =>
            new(texts["À confirmer : {0}", place], [ReplacementWords.Stands(texts, name), Days(request)], label, path);
        foreach (var substitute in substitutes)
        {
            await TellAsync(
                ReplacementKinds.Changed,
                Subject(request, substitute),
                await AccountAsync(substitute, cancellationToken),
                () => Content(texts["Mes missions"], MissionsPath),
                cancellationToken
            );
        }

        NotificationContent ForTheOtherSide() => Content(texts["Voir le remplacement"], Path(request));
        if (absent == request.OrganisationId)
        {
            await TellClientSideAsync(request, ForTheOtherSide, cancellationToken, ReplacementKinds.Changed, [absent]);
        }
        else
        {
            var planners = await PlannersAsync(request, cancellationToken);
            await TellAllAsync(ReplacementKinds.Changed, request, planners.Where(id => id != absent), ForTheOtherSide, cancellationToken);
        }
    }
}
