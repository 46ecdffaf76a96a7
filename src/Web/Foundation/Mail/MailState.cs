namespace Visavis.Web.Foundation.Mail;

public enum MailState
{
    Queued = 0,
    Sent = 1,
    Failed = 2,
    Replaced = 3,
}
