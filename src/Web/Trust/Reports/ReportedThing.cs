using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Trust.Reports;

/// <summary>What two people share and a report can come from, besides calls. A module above trust registers its own.</summary>
public interface IReportedThing
{
    ReportPlace Place { get; }

    /// <summary>Whether its copy holds words, which moderators read with the reporter's consent alone.</summary>
    bool HoldsWords { get; }

    /// <returns>The other one, when the reporter is one of the two; null for a stranger's and for what is not there.</returns>
    Task<Guid?> OtherAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken);

    /// <returns>The case's own copy; null for what is not the reporter's.</returns>
    Task<string?> CopyAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken);
}

/// <summary>A conversation, by its id.</summary>
internal sealed class ReportedConversation : IReportedThing
{
    private const int MostCopied = 200;

    public ReportPlace Place => ReportPlace.Message;

    public bool HoldsWords => true;

    public async Task<Guid?> OtherAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken) =>
        (await SideAsync(db, id, reporter, cancellationToken))?.PeerId;

    public async Task<string?> CopyAsync(VisavisDbContext db, string id, Guid reporter, CancellationToken cancellationToken)
    {
        if (await SideAsync(db, id, reporter, cancellationToken) is not { } side)
        {
            return null;
        }

        var messages = await db.Set<ConversationMessage>()
            .AsNoTracking()
            .Where(m => m.ConversationId == side.ConversationId && m.Sequence > side.HiddenUpTo)
            .OrderByDescending(m => m.Sequence)
            .Take(MostCopied)
            .ToListAsync(cancellationToken);
        var text = new StringBuilder();
        foreach (var message in Enumerable.Reverse(messages))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{message.SentAt:u} {(message.SenderId == reporter ? "reporter" : "subject")}: {message.Text}"
            );
        }

        return text.ToString();
    }

    private static async Task<ConversationSide?> SideAsync(
        VisavisDbContext db,
        string id,
        Guid reporter,
        CancellationToken cancellationToken
    ) =>
        Guid.TryParse(id, out var conversation)
            ? await db.Set<ConversationSide>()
                .AsNoTracking()
                .SingleOrDefaultAsync(s => s.AccountId == reporter && s.ConversationId == conversation, cancellationToken)
            : null;
}
