using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals.Menu;

namespace Visavis.Web.Calls;

internal sealed class MissedMenuCount(CallHistory history, IStringLocalizer<CallTexts> texts) : IMenuCount
{
    public string Of => "calls";

    public Task<int> CountAsync(Guid accountId, CancellationToken cancellationToken) =>
        history.CountUnseenMissedAsync(accountId, cancellationToken);

    public string Words(string count) => texts["Appels manqués : {0}", count];
}
