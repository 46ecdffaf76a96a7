using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Trust.Reports;

/// <summary>The conversation of a report in words of its own, for it may be erased afterwards.</summary>
internal static class ConversationCopy
{
    /// <summary>The newest are what it is about.</summary>
    private const int MostMessages = 300;

    /// <summary>What the reporter still has of it: what they removed for themselves, they do not share.</summary>
    public static async Task<string> OfAsync(VisavisDbContext db, Guid conversation, Guid reporter, CancellationToken cancellationToken)
    {
        var messages = await db.Set<ConversationMessage>()
            .AsNoTracking()
            .Include(m => m.Files)
            .Where(m =>
                m.ConversationId == conversation
                && db.Set<ConversationSide>()
                    .Any(s => s.ConversationId == conversation && s.AccountId == reporter && m.Sequence > s.HiddenUpTo)
                && !db.Set<HiddenMessage>()
                    .Any(h => h.ConversationId == conversation && h.AccountId == reporter && h.Sequence == m.Sequence)
            )
            .OrderByDescending(m => m.Sequence)
            .Take(MostMessages)
            .ToListAsync(cancellationToken);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"conversation {conversation:D}");
        foreach (var message in messages.OrderBy(m => m.Sequence))
        {
            var files = string.Concat(message.Files.Select(f => $" [{f.Name}]"));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{message.SentAt:u} {(message.SenderId == reporter ? "reporter" : "subject")}: {message.Text}{files}"
            );
        }

        return text.ToString();
    }
}
