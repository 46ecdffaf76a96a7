using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals.Menu;

namespace Visavis.Web.Messages;

internal sealed class UnreadMenuCount(VisavisDbContext db, IStringLocalizer<MessageTexts> texts) : IMenuCount
{
    public string Of => "messages";

    public Task<int> CountAsync(Guid accountId, CancellationToken cancellationToken) =>
        Inbox.CountUnreadAsync(db, accountId, cancellationToken);

    public string Words(string count) => texts["Messages non lus : {0}", count];
}
