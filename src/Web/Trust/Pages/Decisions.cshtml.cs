using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Trust.Pages;

public sealed class DecisionsModel(
    VisavisDbContext db,
    AppealDesk appeals,
    PeopleStanding standing,
    TimeProvider time,
    IStringLocalizer<TrustTexts> texts
) : DecisionsPageModel(db, appeals, standing, time, texts);
