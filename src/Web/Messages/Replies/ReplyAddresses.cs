using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages.Replies;

/// <summary>Gives each person an address for each conversation, and finds it again in the mails that come back.</summary>
public sealed class ReplyAddresses(IOptions<RepliesOptions> options, TimeProvider time)
{
    /// <summary>Joins the caller's save.</summary>
    /// <returns>Null when no mailbox is configured.</returns>
    public async Task<string?> ForAsync(VisavisDbContext db, Guid accountId, Guid conversationId, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return null;
        }

        var row = await db.Set<ReplyAddress>()
            .SingleOrDefaultAsync(a => a.AccountId == accountId && a.ConversationId == conversationId, cancellationToken);
        if (row is null)
        {
            row = new ReplyAddress
            {
                Code = RandomNumberGenerator.GetString(ReplyAddress.CodeLetters, ReplyAddress.CodeLength),
                AccountId = accountId,
                ConversationId = conversationId,
            };
            db.Add(row);
        }

        row.ExpiresAt = time.GetUtcNow() + ReplyAddress.ValidFor;
        var at = options.Value.Address!.LastIndexOf('@');
        return $"{options.Value.Address[..at]}+{row.Code}{options.Value.Address[at..]}";
    }

    /// <summary>The code in an address of ours; null in any other.</summary>
    public string? CodeIn(string address)
    {
        var own = options.Value.Address ?? "";
        var (at, plus) = (address.LastIndexOf('@'), address.LastIndexOf('+'));
        return
            plus > 0
            && at > plus
            && string.Equals(address[..plus] + address[at..], own, StringComparison.OrdinalIgnoreCase)
            && address[(plus + 1)..at].ToLowerInvariant() is { Length: ReplyAddress.CodeLength } code
            ? code
            : null;
    }
}
