using Visavis.Web.Accounts.Pages;

namespace Visavis.Web.Channels.Pages;

/// <summary>The mandates of one person, on the page of the person and on that of an organisation's client.</summary>
/// <param name="Address">Of a handler of the page, with a query.</param>
public sealed record MandatesView(
    ManagePageModel Page,
    IReadOnlyList<Mandate> All,
    MandateInput Input,
    DateOnly Today,
    bool IsRefused,
    Func<string, string> Address
)
{
    public IEnumerable<Mandate> Active => All.Where(m => m.IsActive(Today));
}
