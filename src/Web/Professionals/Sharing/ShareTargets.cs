namespace Visavis.Web.Professionals.Sharing;

/// <summary>Plain links that carry a profile to mail and to the usual networks: no script of theirs, nothing told before the click.</summary>
public static class ShareTargets
{
    public static string Mail(string subject, string body) =>
        $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(body)}";

    public static IReadOnlyList<(string Name, string Address)> Networks(string page, string text)
    {
        var (url, words, both) = (Uri.EscapeDataString(page), Uri.EscapeDataString(text), Uri.EscapeDataString($"{text} {page}"));
        return
        [
            ("WhatsApp", $"https://wa.me/?text={both}"),
            ("LinkedIn", $"https://www.linkedin.com/sharing/share-offsite/?url={url}"),
            ("Facebook", $"https://www.facebook.com/sharer/sharer.php?u={url}"),
            ("Bluesky", $"https://bsky.app/intent/compose?text={both}"),
            ("X", $"https://x.com/intent/post?url={url}&text={words}"),
            ("Telegram", $"https://t.me/share/url?url={url}&text={words}"),
        ];
    }
}
