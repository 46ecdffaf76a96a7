using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Trust.Pages;

/// <summary>All that is left to somebody suspended; whoever is not goes home.</summary>
public sealed class SuspendedModel(
    VisavisDbContext db,
    AppealDesk appeals,
    PeopleStanding standing,
    TimeProvider time,
    IStringLocalizer<TrustTexts> texts
) : DecisionsPageModel(db, appeals, standing, time, texts)
{
    private readonly PeopleStanding people = standing;

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        people.IsSuspended(AccountId) ? await base.OnGetAsync(cancellationToken) : LocalRedirect("/");
}
