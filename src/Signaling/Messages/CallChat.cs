using System.Globalization;
using System.Text;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Messages;

/// <summary>The chat line of a call: kept first, then passed on; whoever was away reads up by sequence.</summary>
internal sealed class CallChat(ICallMessageStore store, ICallStore calls, CallService service, CallNotices notices, TimeProvider time)
{
    private const int LongestText = 2000;
    private const int MostAtOnce = 200;

    public async Task<MessageReceipt> SendAsync(PageConnection page, SendMessageRequest request)
    {
        var text = Plain(request.Text);
        if (
            !text.EnumerateRunes().Any(IsVisible)
            || text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            || !IsWellFormed(text)
        )
        {
            throw Refusal.Invalid("The text is empty or not a text.");
        }

        if (text.Length > LongestText)
        {
            throw Refusal.Because(ErrorId.TooLarge, "The text is longer than 2,000 characters.");
        }

        var (call, role) = await service.RequireLiveAsync(page, request.CallId);
        if (!call.Session.IsOpen || call.PageOf(role) != page)
        {
            throw Refusal.NotInCall();
        }

        var kept = await store.AppendAsync(request.CallId, page.UserId!.Value, request.MessageId, text, time.GetUtcNow());
        if (kept.IsNew)
        {
            var receiver = call.Session.UserOf(role.Other());
            await notices.ToEndAsync(call, role.Other(), client => client.MessageReceived(kept.SeenBy(receiver)));
        }

        return new MessageReceipt(kept.Sequence, kept.SentAt);
    }

    /// <summary>At most 200 lines; who gets as many asks again after the last one.</summary>
    public async Task<IReadOnlyList<Message>> ListAsync(PageConnection page, string callId, int afterSequence)
    {
        var userId = page.UserId!.Value;
        if ((await calls.FindAsync(callId))?.RoleOf(userId) is null)
        {
            throw Refusal.CallNotFound();
        }

        return [.. (await store.ListAsync(callId, afterSequence, MostAtOnce)).Select(message => message.SeenBy(userId))];
    }

    /// <summary>
    /// Without what turns the reading direction of the letters around it, or cannot be seen: a name or a file ending could pass for another. Joiners stay,
    /// Persian words and pictures of several signs are written with them.
    /// </summary>
    private static string Plain(string text) =>
        string.Concat(
                text.Where(c =>
                    c
                        is not (
                            (>= '\u202A' and <= '\u202E')
                            or (>= '\u2060' and <= '\u2069')
                            or '\u200B'
                            or '\u200E'
                            or '\u200F'
                            or '\u061C'
                            or '\u00AD'
                            or '\uFEFF'
                        )
                )
            )
            .Trim();

    /// <summary>Marks alone, fillers and blanks that pass for letters show nothing.</summary>
    private static bool IsVisible(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or 0x1D159)
        && !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    /// <summary>Half a surrogate pair cannot be stored as UTF-8.</summary>
    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
