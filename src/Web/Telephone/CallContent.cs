using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Visavis.Web.Notifications;

namespace Visavis.Web.Telephone;

/// <summary>Keeps what a call or its answer says out of sight of who reads the database.</summary>
public sealed class CallContent(IDataProtectionProvider protection)
{
    private readonly IDataProtector contents = protection.CreateProtector("Visavis.Calls.Content");
    private readonly IDataProtector replies = protection.CreateProtector("Visavis.Calls.Reply");

    public string Protect(NotificationContent content) => contents.Protect(JsonSerializer.Serialize(content with { Attachments = [] }));

    public NotificationContent Unprotect(string kept) => JsonSerializer.Deserialize<NotificationContent>(contents.Unprotect(kept))!;

    public string ProtectReply(string reply) => replies.Protect(reply);

    public string UnprotectReply(string kept) => replies.Unprotect(kept);
}
